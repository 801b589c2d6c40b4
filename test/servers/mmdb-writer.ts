/**
 * Writes small MaxMind DB files for tests: IPv4, records of 24 bits, no pointers.
 * @see https://maxmind.github.io/MaxMind-DB/
 */

type Value = string | boolean | number | { readonly [key: string]: Value }

interface Whole {
  /** An unsigned 32-bit number; bare numbers are written as doubles. */
  readonly uint32: number
}
type Encodable = Value | Whole | { readonly [key: string]: Encodable }

interface Node {
  left: Node | number | null
  right: Node | number | null
}

const isWhole = (value: object): value is Whole => 'uint32' in value

function encoded(value: Encodable): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)])
  // A boolean is an extended type: 14, whose size is its value.
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0, 14 - 7])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleBE(value)
    return Buffer.concat([control(3, 8), bytes])
  }
  if (isWhole(value)) {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value.uint32)
    return Buffer.concat([control(6, 4), bytes])
  }
  const entries = Object.entries(value)
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, one]) => [encoded(key), encoded(one)])])
}

/** Type in the upper three bits, size in the lower five, or in a second byte from 29 on. */
function control(type: number, size: number): Buffer {
  return size < 29 ? Buffer.from([(type << 5) | size]) : Buffer.from([(type << 5) | 29, size - 29])
}

/** @param networks records by network, as `127.20.0.0/16` */
export function mmdbFile(networks: Readonly<Record<string, Encodable>>, version = 2): Buffer {
  const root: Node = { left: null, right: null }
  const data: Buffer[] = []
  let offset = 0
  for (const [network, record] of Object.entries(networks)) {
    const bytes = encoded(record)
    put(root, network, offset)
    data.push(bytes)
    offset += bytes.length
  }
  const nodes = numbered(root)
  const pointer = (child: Node['left']) =>
    child === null ? nodes.length : typeof child === 'number' ? nodes.length + 16 + child : nodes.indexOf(child)
  const tree = Buffer.alloc(nodes.length * 6)
  for (const [index, { left, right }] of nodes.entries()) {
    tree.writeUIntBE(pointer(left), index * 6, 3)
    tree.writeUIntBE(pointer(right), index * 6 + 3, 3)
  }
  const metadata = encoded({
    binary_format_major_version: { uint32: version },
    binary_format_minor_version: { uint32: 0 },
    build_epoch: { uint32: 1_900_000_000 },
    database_type: 'Test',
    ip_version: { uint32: 4 },
    node_count: { uint32: nodes.length },
    record_size: { uint32: 24 },
  })
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('abcdef4d61784d696e642e636f6d', 'hex'), metadata])
}

function put(root: Node, network: string, offset: number): void {
  const [address = '', length = ''] = network.split('/')
  const bits = address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('')
    .slice(0, Number(length))
  let node = root
  for (const bit of bits.slice(0, -1)) {
    const side = bit === '1' ? 'right' : 'left'
    const next = node[side]
    const inner = next !== null && typeof next === 'object' ? next : { left: null, right: null }
    node[side] = inner
    node = inner
  }
  node[bits.endsWith('1') ? 'right' : 'left'] = offset
}

function numbered(node: Node): Node[] {
  const inner = (child: Node['left']) => (child !== null && typeof child === 'object' ? numbered(child) : [])
  return [node, ...inner(node.left), ...inner(node.right)]
}

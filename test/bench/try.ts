import { gatewayBeside } from './gateway.ts'
for (const store of process.argv.slice(2)) {
const f = await gatewayBeside(store)
const med = (a: readonly number[]) => a.toSorted((x, y) => x - y)[Math.floor(a.length / 2)] ?? 0
console.log(store, 'bare', med(f.bare).toFixed(0), 'gw', med(f.gateway).toFixed(0), 'ratio', med(f.gateway.map((g, i) => g / (f.bare[i] ?? 1))).toFixed(3), 'p99', med(f.bareP99).toFixed(2), med(f.gatewayP99).toFixed(2))
}
process.exit(0)

/** What may stand in a policy file. Rules between the fields of a route and between routes run even when other fields are wrong. */
import { z } from 'zod'
import { elevationSeconds } from '../limits.ts'
import { compareRoutes } from './compare-routes.ts'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** What an approval can bind at most (`detailsSchema`). */
const mostBinds = 40

const pathForm = /^\/(?:(?:[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*|\.well-known|:[A-Za-z][A-Za-z0-9_]*|\*)(?:\/(?!$)|$))*$/

const path = z
  .string({ error: 'a path like /orders/:id/pay' })
  .regex(
    pathForm,
    'a path in its canonical spelling: segments of letters, digits and - _ ~ or dots inside, :name, or * at the end',
  )
  .refine((text) => !text.slice(0, -1).includes('*'), '* as the last segment only')
  .refine((text) => distinct(text.split('/').filter((segment) => segment.startsWith(':'))), 'each parameter name once')

const bind = z
  .string({ error: 'the name of a field' })
  .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,59}$/, 'a field name of at most 60 letters, digits, - and _')

const routeFields = z.strictObject(
  {
    path,
    method: z.enum(methods, { error: `one of ${methods.join(', ')} (HEAD goes with GET)` }),
    level: z.literal([0, 1, 2, 3], { error: '0 (open), 1 (signed in), 2 or 3' }),
    freshness: z
      .int({ error: 'a whole number of seconds' })
      .min(1, 'at least 1 second')
      .max(elevationSeconds, `at most ${elevationSeconds} seconds: no approval lasts longer`)
      .optional(),
    binds: z
      .array(bind, { error: 'a list of field names' })
      .min(1, 'at least one field, or no binds at all')
      .max(mostBinds, `at most ${mostBinds} fields`)
      .refine((names) => distinct(names.map((name) => name.toLowerCase())), 'each field once, whatever its case')
      .optional(),
    once: z.boolean({ error: 'true or false' }).optional(),
    websocket: z.boolean({ error: 'true or false' }).optional(),
  },
  { error: 'a map with path, method and level' },
)

/** A route as it was written; fields that are wrong have whatever was found. */
type Written = Readonly<Partial<Record<keyof z.infer<typeof routeFields>, unknown>>>

const always = { when: () => true }
const weak = ({ level }: Written) => level === 0 || level === 1

export const routeSchema = routeFields
  .refine(
    given((route) => route.freshness === undefined || !weak(route)),
    {
      ...always,
      path: ['freshness'],
      error: 'level 2 or 3 where freshness is demanded',
    },
  )
  .refine(
    given((route) => route.binds === undefined || !weak(route)),
    {
      ...always,
      path: ['binds'],
      error: 'level 2 or 3 where an approval binds fields',
    },
  )
  .refine(
    given((route) => route.once !== true || !weak(route)),
    {
      ...always,
      path: ['once'],
      error: 'level 2 or 3 where an approval is used once',
    },
  )
  .refine(
    given(({ binds, method }) => binds === undefined || (method !== 'GET' && method !== 'OPTIONS')),
    {
      ...always,
      path: ['binds'],
      error: 'a method with a body where fields are bound',
    },
  )
  .refine(
    given(({ websocket, method }) => websocket !== true || method === 'GET'),
    {
      ...always,
      path: ['websocket'],
      error: 'method GET where WebSockets pass',
    },
  )
  .refine(
    given(({ websocket, once }) => websocket !== true || once !== true),
    {
      ...always,
      path: ['once'],
      error: 'no `once` where WebSockets pass: a socket goes on',
    },
  )

export type PolicyRoute = z.infer<typeof routeSchema>

export const policySchema = z
  .strictObject(
    { routes: z.array(routeSchema, { error: 'a list of routes' }).min(1, 'at least one route') },
    { error: 'a map with `routes`' },
  )
  .superRefine(({ routes }, context) => {
    for (const { index, problem } of compareRoutes(sound(routes))) {
      context.addIssue({ code: 'custom', path: ['routes', index, 'path'], message: problem })
    }
  }, always)

/** The routes that can be compared, each with its place in the file. */
function sound(routes: unknown): { index: number; route: PolicyRoute }[] {
  if (!Array.isArray(routes)) return []
  return routes.flatMap((written: unknown, index) => {
    const { success, data } = routeSchema.safeParse(written)
    return success ? [{ index, route: data }] : []
  })
}

/** A rule about what was written, for a value of which nothing is known yet. */
function given(rule: (written: Written) => boolean): (value: unknown) => boolean {
  return (value) => typeof value !== 'object' || value === null || rule(value)
}

function distinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type * as Params from './params'
import { RequestError } from './requestError'
import schemas from './schemas.json' with { type: 'json' }

/** The types of params.ts by their names, which are those of schemas.json. */
type Known = {
  CheckoutCreate: Params.CheckoutCreate
  CheckoutExpire: Params.CheckoutExpire
  CheckoutList: Params.CheckoutList
  CustomerCreate: Params.CustomerCreate
  IntentList: Params.IntentList
  RefundCreate: Params.RefundCreate
  RefundList: Params.RefundList
  DisputeList: Params.DisputeList
  EventList: Params.EventList
  Retrieve: Params.Retrieve
}

type Tree = { [key: string]: Tree | string }

const ajv = new Ajv({ coerceTypes: true, allowUnionTypes: true, strictTypes: false }).addSchema(schemas, 'stripe')

/**
 * The parameters of a request from its form, checked by the schema that was made of the SDK's types.
 *
 * @throws {RequestError} 400, as Stripe: an unknown parameter, a missing one, a wrong type or value.
 */
export function readForm<Name extends keyof Known>(name: Name, form: string): Known[Name] {
  const value: unknown = listsIn(treeOf(new URLSearchParams(form)))
  const isValid = validatorOf(name)
  if (isValid(value)) return value
  throw refusalOf(isValid.errors?.[0])
}

/** schemas.json is generated from `Known`'s own types, so that what passes is of that type. */
function validatorOf<Name extends keyof Known>(name: Name): ValidateFunction<Known[Name]> {
  const validator = ajv.getSchema(`stripe#/definitions/${name}`)
  if (!validator) throw new Error(`schemas.json lacks ${name}; run generateSchemas.ts`)
  return validator as ValidateFunction<Known[Name]>
}

/** `a[b][0]=x` is `{ a: { b: { 0: x } } }`. */
function treeOf(form: URLSearchParams): Tree {
  const root: Tree = {}
  for (const [name, value] of form) {
    const path = name.replaceAll(']', '').split('[')
    let node = root
    for (const key of path.slice(0, -1)) {
      const next = node[key]
      node = typeof next === 'object' ? next : (node[key] = {})
    }
    node[path.at(-1) ?? ''] = value
  }
  return root
}

/** Keys that are all numbers make a list. */
function listsIn(node: Tree | string): unknown {
  if (typeof node === 'string') return node
  const keys = Object.keys(node)
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return Object.values(node).map(listsIn)
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, listsIn(value)]))
}

function refusalOf(error: ErrorObject | undefined): RequestError {
  const parent = (error?.instancePath ?? '').split('/').slice(1)
  const named: unknown = error?.params.additionalProperty ?? error?.params.missingProperty
  const path = typeof named === 'string' ? [...parent, named] : parent
  const param = path.map((key, depth) => (depth === 0 ? key : `[${key}]`)).join('')
  if (error?.keyword === 'additionalProperties')
    return new RequestError(400, { code: 'parameter_unknown', param, message: `Received unknown parameter: ${param}` })
  if (error?.keyword === 'required')
    return new RequestError(400, { code: 'parameter_missing', param, message: `Missing required param: ${param}.` })
  return new RequestError(400, { param, message: `Invalid ${param}: ${error?.message ?? 'wrong value'}` })
}

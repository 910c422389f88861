import { readEnv } from './src/env'
import { portsFrom } from './src/ports'
import { buildTraitDUnion } from './src/traitDUnion'

const env = readEnv()

export default buildTraitDUnion({ env, ports: portsFrom(env) })

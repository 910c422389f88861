import { resolve } from 'node:path'
import type { NextConfig } from 'next'

/** The folder is copied to `.data/bench/floor` and built there: three below the repository, whose packages it uses. */
const repository = resolve('../../..')

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  serverExternalPackages: ['pg'],
}

export default config

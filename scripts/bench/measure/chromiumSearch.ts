import type { ChromiumSearch } from '../../../src/integrations/pdf/findChromium'
import { variable } from '../../lib/env'

/** Where the Chromium of every row is looked for: as the product does. */
export function chromiumSearch(): ChromiumSearch {
  return {
    chromiumPath: variable('CHROMIUM_PATH'),
    bundledOnly: variable('TU_CHROMIUM_BUNDLED') !== undefined,
    searchPath: process.env.PATH ?? '',
  }
}

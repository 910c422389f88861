import { writeFileSync } from 'node:fs'
import { schemasFile, schemasText } from './schemasText'

/* Writes schemas.json; to be run after a new version of the SDK: `npx tsx scripts/stripe-double/generateSchemas.ts`. */
writeFileSync(schemasFile, await schemasText())

/** Brings the database of `DATABASE_URI` up to date from the sources, as the built server does with `TU_ROLE=migrate`. */
import { boot } from '../src/boot'

process.env.TU_ROLE = 'migrate'
await boot()

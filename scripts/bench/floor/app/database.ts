import { Pool } from 'pg'

/** As many connections as the product has. */
export const database = new Pool({ connectionString: process.env.DATABASE_URI, max: 10 })

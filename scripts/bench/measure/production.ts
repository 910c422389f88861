/**
 * Imported before everything else: React decides at its first import whether it checks or runs, and the rows that are
 * measured in this process must run.
 */
Object.assign(process.env, { NODE_ENV: 'production' })

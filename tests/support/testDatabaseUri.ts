/** The address of the database that workerDatabase.ts made for this test file. */
export function testDatabaseUri(): string {
  const uri = process.env.DATABASE_URI
  if (!uri) throw new Error('There is no test database: is workerDatabase.ts among the setup files?')
  return uri
}

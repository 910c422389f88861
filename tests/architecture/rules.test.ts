import { cruise } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import rules from '../../.dependency-cruiser.cjs'

const check = async (folder: string, baseDir: string) => {
  const { output } = await cruise([folder], {
    ...rules.options,
    baseDir,
    ruleSet: { forbidden: rules.forbidden ?? [] },
    validate: true,
  })
  if (typeof output === 'string') throw new Error('expected an object result')
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
  }
}

test('the checker sees the code (a blind checker is green)', async () => {
  expect((await check('src', `${process.cwd()}/tests/architecture/fixtures`)).violations).toContain(
    'domain-npm: src/domain/leaks.ts → fs',
  )
})

test('nobody imports what it may not', async () => {
  const { modules, violations } = await check('src', process.cwd())
  expect(modules).toBeGreaterThan(8)
  expect(violations).toEqual([])
})

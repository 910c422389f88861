import { APIError, type CollectionBeforeOperationHook } from 'payload'

const shortestPassword = 12

/** Payload accepts three characters; we ask for twelve, wherever a password is set (data model: users). */
export const refuseWeakPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (!['create', 'update', 'resetPassword'].includes(operation)) return args
  const password = passwordIn(args)
  if (password !== undefined && password.length < shortestPassword) {
    throw new APIError(
      `Mot de passe : au moins ${shortestPassword} caractères. / Password: at least ${shortestPassword} characters.`,
      400,
      { field: 'password' },
      true,
    )
  }
  return args
}

function passwordIn(args: unknown): string | undefined {
  if (typeof args !== 'object' || args === null || !('data' in args)) return undefined
  const { data } = args
  if (typeof data !== 'object' || data === null || !('password' in data)) return undefined
  return typeof data.password === 'string' ? data.password : undefined
}

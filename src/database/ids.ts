/** The id of a relation, whether it was populated or not. */
export function idOf(relation: string | { id: string }): string {
  return typeof relation === 'string' ? relation : relation.id
}

/** The id of a relation that may be empty. */
export function idOrNull(relation: string | { id: string } | null | undefined): string | null {
  return relation === null || relation === undefined ? null : idOf(relation)
}

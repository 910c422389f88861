/** "c••••@example.fr": enough for its owner to know it, too little for anybody else (S3). */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '••••' : `${email.slice(0, 1)}••••${email.slice(at)}`
}

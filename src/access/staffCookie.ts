/** Payload's name for the session of the admin; contacts have another cookie (C1). */
const staffCookie = /(?:^|;)\s*payload-token=[^;\s]/

/**
 * Whether a browser carries a staff session, whether or not it still stands: enough to count somebody out as a reader
 * (S4), never enough to let anybody in. Who forges it only hides their own reading.
 */
export function hasStaffCookie(headers: Headers): boolean {
  return staffCookie.test(headers.get('cookie') ?? '')
}

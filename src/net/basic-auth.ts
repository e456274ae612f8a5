/** How a user and a password are sent to a server. */

/** The value of an Authorization header for a user and password. */
export function basicAuth(username: string, password: string): string {
  return 'Basic ' + Buffer.from(`${username}:${password}`).toString('base64');
}

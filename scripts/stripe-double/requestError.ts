/** A refusal in Stripe's own shape. */
export class RequestError extends Error {
  status: number
  body: { error: { type: string; code?: string; param?: string; message: string } }

  constructor(status: number, error: { type?: string; code?: string; param?: string; message: string }) {
    super(error.message)
    this.status = status
    this.body = { error: { type: 'invalid_request_error', ...error } }
  }
}

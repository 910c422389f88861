import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/**
 * accept · greylist: 451 to RCPT · refuse: 550 to RCPT · drop: takes the whole mail, then cuts the line · hang: takes the whole
 * mail and never answers · silent: never greets · full: 552 after the body
 */
export type SmtpManner = 'accept' | 'greylist' | 'refuse' | 'drop' | 'hang' | 'silent' | 'full'

export type SmtpDouble = {
  host: string
  port: number
  /** Every mail whose body came through, whatever was answered. */
  mails: ParsedMail[]
  /** The envelopes of those mails. */
  envelopes: { from: string; to: string[] }[]
  behave(manner: SmtpManner): void
  close(): Promise<void>
}

type Options = { login?: { user: string; password: string }; onMail?: (mail: ParsedMail) => void }

/** A real SMTP server on the loopback that keeps what it gets and fails as it is told. */
export async function startSmtp({ login, onMail }: Options = {}): Promise<SmtpDouble> {
  let manner: SmtpManner = 'accept'
  const mails: ParsedMail[] = []
  const envelopes: SmtpDouble['envelopes'] = []
  const server = new SMTPServer({
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    authOptional: login === undefined,
    onAuth: ({ username, password }, _session, answer) => {
      const isRight = username === login?.user && password === login?.password
      return isRight ? answer(null, { user: username }) : answer(smtpError(535, '5.7.8 Wrong credentials'))
    },
    onConnect: (_session, answer) => (manner === 'silent' ? undefined : answer()),
    onRcptTo: (_address, _session, answer) => answer(refusalOf(manner)),
    onData: (stream, session, answer) => {
      void keep(stream, session).then(() => answerData(session, answer))
    },
  })

  async function keep(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const mail = await simpleParser(stream)
    mails.push(mail)
    onMail?.(mail)
    const from = envelope.mailFrom ? envelope.mailFrom.address : ''
    envelopes.push({ from, to: envelope.rcptTo.map(({ address }) => address) })
  }

  function answerData(session: SMTPServerSession, answer: (error: Error | null, message?: string) => void): void {
    if (manner === 'hang') return
    if (manner === 'drop') return cut(server, session)
    if (manner === 'full') return answer(smtpError(552, '5.2.2 Mailbox full'))
    answer(null, 'Ok: queued as DOUBLE1')
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The SMTP double has no port')
  return {
    host: '127.0.0.1',
    port: address.port,
    mails,
    envelopes,
    behave: (next) => (manner = next),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function refusalOf(manner: SmtpManner): Error | null {
  if (manner === 'greylist') return smtpError(451, '4.7.1 Greylisted, try again later')
  if (manner === 'refuse') return smtpError(550, '5.1.1 No such mailbox')
  return null
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** Ends the TCP connection without a word, as a dying server would. */
function cut(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) {
    if ('id' in connection && connection.id === id) destroySocket(connection)
  }
}

/** smtp-server keeps its socket in `_socket`, its close() says goodbye first. */
function destroySocket(connection: unknown): void {
  const { _socket } = connection as { _socket: { destroy(): void } }
  _socket.destroy()
}

import pg from 'pg'
import { message, messagesIn, rowIn } from './pooler-messages.mjs'

/** What a session leaves in a connection that others use next. */
const LEFT = `
  select 'a statement with a name: ' || statement from pg_prepared_statements
  union all select 'listens to ' || pg_listening_channels()
  union all select 'a lock of the session' from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'
  union all select 'a setting: ' || name from pg_settings where source = 'session'
  union all select 'temporary tables' where pg_my_temp_schema() <> 0 and exists (select from pg_class where relnamespace = pg_my_temp_schema())`

/** A connection to the server itself, which serves one transaction after another, each for any session. */
export class Backend {
  transactions = 0
  /** The session that it serves; its `take` gets every message. */
  session = null

  /** The driver signs in; then its connection is ours. */
  static async open(url) {
    const client = new pg.Client({ connectionString: url, application_name: '' })
    client.on('error', () => {})
    const parameters = []
    client.connection.on('parameterStatus', ({ parameterName, parameterValue }) => parameters.push([parameterName, parameterValue]))
    await client.connect()
    return new Backend(client, parameters)
  }

  constructor({ connection }, parameters) {
    this.stream = connection.stream
    this.parameters = parameters
    this.stream.removeAllListeners('data')
    messagesIn(this.stream, { begins: false, take: (each) => this.session?.take(each) })
  }

  /** The rows of a question of our own, asked while it serves nobody. */
  ask(words) {
    const rows = []
    return new Promise((resolve, reject) => {
      const hear = new Map([
        ['D', (body) => rows.push(rowIn(body))],
        ['E', (body) => reject(new Error(body.toString()))],
        ['Z', () => resolve(rows)],
      ])
      this.session = { take: ({ type, body }) => hear.get(type)?.(body) }
      this.stream.write(message('Q', words))
    }).finally(() => {
      this.session = null
    })
  }

  async leftovers() {
    return (await this.ask(LEFT)).map(([words]) => words)
  }

  close() {
    return new Promise((resolve) => this.stream.once('close', resolve).end(message('X')))
  }
}

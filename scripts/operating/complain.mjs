/** Says what ended while the board ran: a sentence for whoever watches, and a JSON line like the server's own where nobody does. */
export function complain(sentence) {
  const line = { at: new Date().toISOString(), level: 'error', what: 'starting', message: sentence }
  console.error(process.stderr.isTTY ? sentence : JSON.stringify(line))
}

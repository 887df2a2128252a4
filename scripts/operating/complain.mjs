/** Says what ended while the board ran: a sentence in a terminal, elsewhere a JSON line like the server's own. */
export function complain(sentence) {
  const line = { at: new Date().toISOString(), level: 'error', what: 'starting', message: sentence }
  console.error(process.stderr.isTTY ? sentence : JSON.stringify(line))
}

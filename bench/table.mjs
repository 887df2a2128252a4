/** Rows of words as lines of columns: the first two to the left, figures to the right. */
export function table(head, rows, leftColumns = 3) {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)))
  return all.map((row) => row.map((word, column) => (column < leftColumns ? word.padEnd(widths[column]) : word.padStart(widths[column]))).join('  '))
}

const HEAD = ['case', 'reader', 'sent', 'conn', 'req/s', 'p50 ms', 'p99 ms', 'app CPU ms', 'database', 'bare', 'app/bare', 'KB sent', 'KB page']

export function caseLine(figures) {
  const { name, reader, encoding, connections, perSecond, p50, p99, app, database, bare, ratio, bytes, pageBytes, wrong } = figures
  const cells = [perSecond, p50, p99, app, database, bare, ratio, bytes / 1024, pageBytes / 1024].map(figure)
  return [wrong ? `${name} (${wrong} WRONG ANSWERS)` : name, reader, encoding, String(connections), ...cells]
}

export function caseTable(cases) {
  return table(HEAD, cases.map(caseLine))
}

/** Three digits, however large. */
export function figure(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB')
  if (value >= 10) return value.toFixed(1)
  return value >= 1 ? value.toFixed(2) : value.toFixed(3)
}

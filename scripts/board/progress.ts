/** A bar on a terminal, a line for every tenth elsewhere. Counts posts. */
export function showProgress(posts: number) {
  const began = performance.now()
  let shownTenths = 0
  const seconds = () => (performance.now() - began) / 1000
  const rate = (written: number) => number(Math.round(written / seconds()))
  function at(written: number): void {
    const tenths = Math.floor((written / posts) * 10)
    if (process.stdout.isTTY) {
      const filled = Math.floor((written / posts) * 40)
      process.stdout.write(`\r[${'#'.repeat(filled).padEnd(40)}] ${number(written)} posts, ${rate(written)} a second ${written === posts ? '\n' : ''}`)
    } else if (tenths > shownTenths) {
      console.log(`${tenths * 10} %: ${number(written)} posts, ${rate(written)} a second`)
    }
    shownTenths = tenths
  }
  /** What it all took: "1,000 posts in 2.0 s, 500 a second". */
  const sentence = () => `${number(posts)} posts in ${seconds().toFixed(1)} s, ${rate(posts)} a second`
  return { at, sentence }
}

/** The most memory that this process has held, as a sentence. */
export function memorySentence(): string {
  return `Most memory used: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}

/** A number with its noun: "1 post", "1,204 posts". The plural is the noun with an s unless another is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** A letter as it is shown on a page: the addresses in it without the words that open them to whoever holds the letter. */
export function withoutKeys(body: string): string {
  return body.replace(/(\/appeal\/\d+)\/[\w-]+/g, '$1')
}

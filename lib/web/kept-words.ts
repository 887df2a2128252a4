/** Whether a body is a form as browsers send ours, from its first boundary to its last. */
export function isWholeForm(body: Buffer, contentType: string): boolean {
  const boundary = contentType.match(/^multipart\/form-data;.*boundary="?([^";]+)"?/)?.[1]
  return boundary !== undefined && body.subarray(-boundary.length - 10).includes(`--${boundary}--`)
}

/** The fields in which people write, of all forms. */
const WORDY = ['title', 'name', 'slug', 'purpose', 'held', 'pattern', 'posts', 'body', 'say', 'words']

/** What was typed into a form that could not be taken, in the order of its fields; empty where nothing was. */
export async function keptWords(body: Buffer, contentType: string): Promise<string> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    return WORDY.flatMap((field) => form.getAll(field))
      .filter((value) => typeof value === 'string' && value.trim() !== '')
      .join('\n\n')
  } catch {
    return '' // not a form at all
  }
}

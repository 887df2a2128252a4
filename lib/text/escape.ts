const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const CHARACTERS: Record<string, string> = Object.fromEntries(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]))

/** The text with the five characters that mean something in HTML escaped: fit for content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/**
 * Text between two tags, no longer than it must be: quotation marks mean nothing there, nor does an ampersand before what
 * no entity begins with. The last one is escaped, since nobody knows here what comes next. Not for attributes.
 */
export function escapeText(text: string): string {
  return text.replace(/&(?![^a-zA-Z0-9#])|[<>]/g, (character) => ENTITIES[character] ?? character)
}

/** What escapeHtml or escapeText was given. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity)
}

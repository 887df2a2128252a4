/**
 * Stored text as HTML. The one place that trusts it: only `renderText` makes such HTML, from
 * escaped text and a closed list of elements.
 */
export function SafeHtml({ html, className = '' }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by renderText, never by a person
  return <div className={`prose ${className}`} data-post-body="" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}

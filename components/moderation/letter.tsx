/** A statement of reasons as it was sent: plain paragraphs. */
export function Letter({ body }: { body: string }) {
  return (
    <div className="mt-2 grid gap-2 wrap-anywhere">
      {body.split('\n\n').map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a letter never change places
        <p className="whitespace-pre-line" key={index}>
          {paragraph}
        </p>
      ))}
    </div>
  )
}

type SendOrBackProps = { send: string | false; back: { href: string; text: string } }

/** How a small form ends: its one button, where there is anything to send, and the way back. */
export function SendOrBack({ send, back }: SendOrBackProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {send && (
        <button className="btn btn-primary" type="submit">
          {send}
        </button>
      )}
      <a className="btn" href={back.href}>
        {back.text}
      </a>
    </div>
  )
}

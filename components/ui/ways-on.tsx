/** Where one can go from here; the first way is the likeliest. */
export function WaysOn({ ways }: { ways: readonly { href: string; text: string }[] }) {
  return (
    <p className="flex flex-wrap gap-2">
      {ways.map(({ href, text }, index) => (
        <a className={index === 0 ? 'btn btn-primary' : 'btn'} href={href} key={text}>
          {text}
        </a>
      ))}
    </p>
  )
}

/** Sending comes first, so that Enter in a field sends. */
export function PostButtons({ send }: { send: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <button className="btn btn-primary" type="submit">
        {send}
      </button>
      <button className="btn" type="submit" name="do" value="preview">
        Preview
      </button>
    </div>
  )
}

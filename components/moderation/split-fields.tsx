import type { SplitForm } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { PAGE_SIZE, splitPath } from '@/lib/urls'
import { EnterSends } from '../posts/post-buttons'
import { TextField } from '../ui/field'
import { PostInShort } from './post-in-short'

type SplitFieldsProps = { form: SplitForm; thread: string; state: FormState }

/** The posts that are to become a thread: ticked page by page, or given by their numbers. The post from which one comes is ticked. */
export function SplitFields({ form, thread, state }: SplitFieldsProps) {
  const { from, posts } = form
  const { ticked, onwards, others } = chosenIn(form, state)
  const start = posts.find(({ number }) => number === from)
  const rest = posts.filter((post) => post !== start)
  return (
    <>
      <EnterSends />
      <fieldset className="grid min-w-0 grid-cols-1 gap-2">
        <legend className="field-label">Which posts?</legend>
        {start && <PostTick post={start} ticked={ticked.has(start.number)} />}
        {from && from < form.lastNumber && (
          <label className="option">
            <input type="checkbox" name="posts" value={`${from}-`} defaultChecked={onwards} />
            <span>#{from} and all later posts</span>
          </label>
        )}
        {rest.length > 0 && (
          <details open={!start || state.values.posts !== undefined}>
            <summary className="cursor-pointer py-2">
              Choose from posts {(form.page - 1) * PAGE_SIZE + 1} to {Math.min(form.page * PAGE_SIZE, form.lastNumber)}
            </summary>
            {rest.map((post) => (
              <PostTick post={post} ticked={ticked.has(post.number)} key={post.id} />
            ))}
          </details>
        )}
        <OtherPages form={form} thread={thread} />
      </fieldset>
      <TextField
        name="posts"
        label="Others, by their numbers"
        hint="Such as 3, 12-40, or 50- for all from there on. What you tick on another page is kept here."
        problem={problem(state, 'posts')}
        defaultValue={others}
      />
      <TextField name="title" label="Title of the new thread" problem={problem(state, 'title')} defaultValue={typed(state, 'title')} />
    </>
  )
}

function PostTick({ post, ticked }: { post: SplitForm['posts'][number]; ticked: boolean }) {
  return (
    <label className="option border-b border-line">
      <input type="checkbox" name="posts" value={post.number} defaultChecked={ticked} />
      <PostInShort post={post} />
    </label>
  )
}

/** Buttons of the form, not links: what was ticked and typed goes along. */
function OtherPages({ form: { from, page, pages }, thread }: Omit<SplitFieldsProps, 'state'>) {
  const turns = [
    { to: page - 1, label: 'Earlier posts' },
    { to: page + 1, label: 'Later posts' },
  ].filter(({ to }) => to >= 1 && to <= pages)
  if (turns.length === 0) return null
  return (
    <p className="flex flex-wrap gap-2">
      {turns.map(({ to, label }) => (
        <button
          className="btn"
          type="submit"
          name="do"
          value="look"
          formAction={splitPath(thread, { from: from ? String(from) : undefined, page: String(to) })}
          key={to}
        >
          {label}
        </button>
      ))}
    </p>
  )
}

/** What is chosen, as this page shows it: boxes for its own posts, words for the others. */
function chosenIn({ from, posts }: SplitForm, { values: { posts: sent = String(from ?? '') } }: FormState) {
  const here = new Set(posts.map(({ number }) => String(number)))
  const chosen = [sent]
    .flat()
    .flatMap((text) => text.split(/[,;]\s*/))
    .map((piece) => piece.trim())
  const ticked = new Set(chosen.filter((piece) => here.has(piece)).map(Number))
  const others = [...new Set(chosen.filter((piece) => piece !== '' && !here.has(piece) && piece !== `${from}-`))]
  return { ticked, onwards: chosen.includes(`${from}-`), others: others.join(', ') }
}

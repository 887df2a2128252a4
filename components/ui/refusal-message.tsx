import type { RefusalCode } from '@/lib/platform/refusal'
import { timeText } from '@/lib/text/moment-text'
import { waitText } from '@/lib/text/wait-text'

const MESSAGES = {
  signed_out: 'You need to be signed in for this.',
  wrong_password: 'That name and password do not belong together. Please try again.',
  other_member: 'You are signed in as somebody else than the member who opened this form, so nothing was sent.',
  not_allowed: 'This is not open to you on this board.',
  only_hq: 'Only HQ can write this here. If you belong to HQ, sign in first.',
  not_found: 'What this was about is no longer here, or is not open to you.',
  thread_locked: 'This thread is locked: it can be read, but takes no more replies.',
  edit_locked: 'This thread is locked, so posts in it can no longer be edited. You can still withdraw yours, or ask HQ to change it.',
  thread_full: 'This thread has reached its full length. A new thread can carry on from here.',
  board_archived: 'This board is archived: it can be read, but nothing new is written on it.',
  board_changed: 'Another admin changed this while you had the page open. What you typed is still here; open the page again to see it as it is now.',
  name_taken: 'This name or address is taken, or was used before. Please choose another.',
  post_gone: 'This post has been withdrawn or removed, so its words can no longer be changed.',
  edit_too_late: 'The time for editing this post is over. You can put it right in a reply, or withdraw it.',
  wording_hidden: 'HQ has hidden the wording that this would bring back. It has to be shown again first.',
  already_done: 'It is already like this, so there is nothing left to do.',
  nobody_asked: 'Nobody has asked for these links by the form. Choose another reason.',
  host_refused: 'Links to this host are refused here. End that rule first.',
  already_there: 'The thread is on that board already.',
  changed_since: 'Something changed while you had this page open. Please look at it again before you send it.',
  other_readers: 'That board is read by other people than this one, so the thread cannot move there.',
  more_readers: 'That board is open to people who cannot read this thread now. Only an admin can move it there, and must say why.',
  statement_needed: 'This takes something from somebody. Please say under which rule, and what happened.',
  no_such_board: 'There is no such board. Please choose another.',
  no_such_moment: 'That moment cannot be used. Please look at it again.',
  no_such_thread: 'There is no such thread, or it is not open to you. Please look at its address again.',
  leads_elsewhere: 'That thread leads to another one itself. Please name the one where the talk goes on.',
  not_these_posts: 'Choose some of the posts: not all of them, and not the opening post alone.',
  thread_slow: 'HQ has slowed this thread: each member can post once in five minutes. Your words are still here; please send them a little later.',
  thread_for_standing: 'For now only members of standing post here: a week with us and five posts on view. Your words are still here.',
  thread_after_removal:
    'For now only members of standing post here, and HQ removed a post of yours in the last 90 days. The letter about it says until when that counts. Your words are still here.',
  sent_before: 'A first version of this was posted a moment ago. If you want to post these words as well, send them again.',
  draft_too_long: 'This is too long to be kept as a draft. A post has up to 100,000 characters; nothing that you typed is lost from this page.',
  too_much: 'That has more fields than any form of ours. Open the page again and send it from there.',
  no_such_button: 'No button of this form sends that. Your words are still here: please use one of its buttons.',
  too_fast: 'That was a little fast. What you typed is still here: please wait a little, then send it again.',
  blanked: 'The words of this act were blanked, and with them what would be needed to undo it.',
  by_a_rule: 'A rule held this post by itself, so there is no act to undo. Look at the post: approve it, or remove it.',
  rule_retired: 'This rule is retired, or about to be. Undo that first.',
  last_rule: 'This is the only rule that is left, and without one HQ could restrict nothing. Add another first.',
  appeal_too_late: 'More than six months have passed, so this can no longer be appealed against.',
  appeal_decided: 'An appeal against this was decided already, and it is decided once.',
  appeal_needs_act:
    'What was done here has been changed since, so it cannot be put back as it was. Put it right with another act: if that lifts it, the appeal is closed and the member who appealed is notified. Otherwise decline, and say what you did.',
  letter_over: 'This address has run out. Your words are still below: copy them, then sign in again, and you are led to a new one.',
  own_act: 'You acted here yourself, so another moderator decides on the appeal.',
  own_matter: 'This is about you or your own words, so another moderator has to do it.',
  undo_too_late: 'More than 30 days have passed, so this can no longer be undone.',
} satisfies Record<RefusalCode, string>

/** The kind words for a refusal; with the seconds to wait, where they are known. */
export function RefusalMessage({ code, wait }: { code: RefusalCode; wait?: number }) {
  if (wait === undefined || (code !== 'too_fast' && code !== 'thread_slow')) return <>{MESSAGES[code]}</>
  if (code === 'thread_slow')
    return <>HQ has slowed this thread: each member can post once in five minutes. Your words are still here: you can send them from {timeAfter(wait)} on.</>
  return <>That was a little fast. What you typed is still here: please wait {waitText(wait)}, then send it again.</>
}

/** The first full minute after so many seconds, by British clocks. */
function timeAfter(seconds: number): string {
  return timeText(new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000))
}

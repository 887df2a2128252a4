import type { Command } from './command'

export const makeAdminCommand: Command = {
  summary: 'Make a member an admin.',
  usage: '<name>',
  operands: ['<name>'],
  options: {},

  async run([name = '']) {
    const { makeAdmin } = await import('@/lib/moderation/house/make-admin')
    const { Refusal } = await import('@/lib/platform/refusal')
    try {
      await makeAdmin(name)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      console.error(error.code === 'already_done' ? `${name} is an admin already.` : `There is no member called ${name}.`)
      return 1
    }
    console.log(`${name} is an admin now.`)
    return 0
  },
}

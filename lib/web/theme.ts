/** The themes a reader may choose; "system" follows her device. */
export const THEMES = ['system', 'light', 'dark'] as const
export const THEME_COOKIE = 'theme'

/** The theme a cookie names, or the device's own. */
export function readTheme(cookie: string | undefined): (typeof THEMES)[number] {
  return THEMES.find((theme) => theme === cookie) ?? 'system'
}

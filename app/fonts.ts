import localFont from 'next/font/local'

/** All reading and controls. */
export const textFont = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  preload: true,
  adjustFontFallback: false, // styles/fonts.css has a closer one
  variable: '--font-text',
})

/** The name of the house, page titles, large figures. */
export const displayFont = localFont({
  src: '../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  preload: true,
  adjustFontFallback: false,
  variable: '--font-display',
})

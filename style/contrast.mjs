// Checks the colours of 10-tokens.css: `node style/contrast.mjs`. Prints every pair that is too weak and then fails.
import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('10-tokens.css', import.meta.url), 'utf8')
const blocks = [...css.matchAll(/(:root[^{]*)\{([^{}]*)\}/g)].map(([, name, body]) => [
  name.trim(),
  Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, key, value]) => [key, value.trim()])),
])
const find = (name) => blocks.find(([n, tokens]) => n === name && '--bg' in tokens)?.[1]
const themes = { light: find(':root'), 'dark by system': find(':root:not([data-theme="light"])'), dark: find(':root[data-theme="dark"]') }

const channel = (byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4)
const luminance = (hex) => {
  const [r, g, b] = hex.match(/\w\w/g).map((pair) => channel(parseInt(pair, 16)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['--bg', '--surface', '--sunken']
const tones = ['accent', 'safe', 'near', 'urgent', 'overdue', 'info']
const pairs = [
  ...['--ink', '--ink-2', '--ink-3', '--accent', '--accent-2', '--overdue'].flatMap((ink) => grounds.map((ground) => [ink, ground, 4.5])),
  ...tones.flatMap((tone) => [[`--${tone}`, `--${tone}-soft`, 4.5], [`--${tone}`, '--surface', 4.5]]),
  ...tones.flatMap((tone) => ['--ink', '--ink-2'].map((ink) => [ink, `--${tone}-soft`, 4.5])),
  ['--ink-3', '--accent-soft', 4.5],
  ['--on-accent', '--accent', 4.5],
  ['--on-accent', '--accent-2', 4.5],
  ['--on-overdue', '--overdue', 4.5],
  ['--edge', '--surface', 3],
  ['--edge', '--bg', 3],
]

let failed = 0
for (const [theme, tokens] of Object.entries(themes)) {
  for (const [ink, ground, least] of pairs) {
    const found = contrast(tokens[ink], tokens[ground])
    if (!(found >= least)) {
      failed += 1
      console.error(`${theme}: ${ink} on ${ground} is ${found.toFixed(2)}, needs ${least}`)
    }
  }
}
if (JSON.stringify(themes.dark) !== JSON.stringify(themes['dark by system'])) {
  failed += 1
  console.error('The two dark blocks differ.')
}
console.log(`${pairs.length * 3} pairs, ${failed} too weak`)
process.exit(failed ? 1 : 0)

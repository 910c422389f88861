/** The nearest value that is a whole number of steps above `min` and within the limits; not-a-number gives `min`. */
export function clampToStep(value: number, limits: { min: number; max: number; step: number }): number {
  if (!Number.isFinite(value)) return limits.min
  const steps = Math.round((value - limits.min) / limits.step)
  const snapped = Number((limits.min + steps * limits.step).toFixed(3))
  return Math.min(limits.max, Math.max(limits.min, snapped))
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Names a running process so that a recycled pid is not taken for it: pid and start time.
 *
 * @returns null when there is no such process, or only its zombie
 */
export function processIdentity(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  const started = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid)
  return started === null ? null : `${pid}:${started}`
}

/** Whether the process named by `processIdentity` still runs. */
export function isAlive(identity: string): boolean {
  return processIdentity(Number.parseInt(identity, 10)) === identity.trim()
}

/** Fields 3 (state) and 22 (start time) of /proc/<pid>/stat; field 2 is a name that may hold spaces and brackets. */
function startOnLinux(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
}

function startElsewhere(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line === '' ? null : line
  } catch {
    return null // ps exits 1 when there is no such process
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // the process ended
  }
}

/** Whether a reader names CSV before JSON; JSON is for whoever names neither. */
export function acceptsCsvFirst(accept = ''): boolean {
  return /text\/csv|application\/json/i.exec(accept)?.[0].toLowerCase() === 'text/csv';
}

/** Written by hand and not by Intl, so that another version of ICU does not change the bytes of a report. */

/** «87,43», with a true minus sign; what rounds to zero has no sign. */
export function decimal(value: number, digits: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const written = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + (fraction === undefined ? '' : `,${fraction}`);
  return value < 0 && /[1-9]/.test(written) ? `−${written}` : written;
}

/** «+2,31», «−0,84», «0,00». */
export function signed(value: number, digits: number): string {
  const written = decimal(value, digits);
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

/** A share of 1 as «87,4 %». */
export function percent(share: number, digits = 1): string {
  return `${decimal(share * 100, digits)}\u00a0%`;
}

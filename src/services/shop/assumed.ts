/*
 * The assumptions about shops that are the likeliest to be wrong, each in one line: docs/assumptions.md.
 */

/**
 * Whether API 2.0 signs its answers as the signed API does. If not, they are believed as they come over https.
 * Assumed: api2-signature.
 */
export const API2_SIGNS_ITS_ANSWERS: boolean = true;

/** The parameter of `CreateOrder` for a middle name: this one, or `bill_otchestvo`. Assumed: middle-name. */
export const MIDDLE_NAME: string = 'bill_middle_name';

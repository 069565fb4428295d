declare module 'zapier-platform-cli/src/utils/changelog.js' {
  /** What `promote` makes of `CHANGELOG.md`: the text of a version, and the actions that its lines name. */
  export function getVersionChangelog(
    version: string,
    appDir?: string,
  ): Promise<{ changelog: string; appMetadata?: { action_type: string; action_key: string }[] }>;
}

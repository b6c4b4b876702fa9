/// Languages in which a noun stays as it is behind a number, although CLDR has two categories
/// for them: “1 licenc”, “5 licenc”.
///
/// A plural with one form, or a number without a plural, is no fault there.
let languagesWithoutPluralBehindNumbers: Set<Substring> = [
  "az", "bn", "fa", "hu", "hy", "ka", "kk", "ky", "mn", "ps", "tk", "tr", "ug", "uz",
]

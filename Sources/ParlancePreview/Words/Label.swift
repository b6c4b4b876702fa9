/// The texts of the interface, by their names in the catalogs.
///
/// Each has a message in every file of `Catalog/locales`; a test holds them together.
enum Label: String, CaseIterable, Sendable {
  // Every page.
  case skipToContent
  case navigation
  case navToday
  case navLifecycle
  case navEmails
  case navScripts
  case navObjections
  case navCoverage
  case interfaceLanguage
  case contentLocale
  case customer
  case exampleCustomer
  case apply
  case dayFull
  case number
  case copied
  case updated
  case offline
  case settingsFault

  // Where there is nothing to show.
  case pageNotFound
  case tooLarge
  case cannotAnswer
  case toFirstPage
  case unknownCustomer
  case unknownLocale
}

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

  // How far texts have come.
  case stateReady
  case stateNotRequired
  case stateReview
  case stateFallback
  case stateUnrecorded
  case stateOutdated
  case stateDraft
  case stateBroken
  case stateMissing

  // What is wrong.
  case findings
  case noFindings
  case severityError
  case severityWarning
  case severityNote
  case cannotBeShown

  // Call scripts.
  case scriptsLead
  case noScripts
  case usedIn
  case usedNowhere
  case unknownItem
  case shownInstead
  case steps
  case noteOn
  case copyNotes
  case clearNotes
  case clearNotesSure
  case otherNotes
  case notesStay
  case print
  case keys
  case keysNext
  case keysBack
  case keysStep
  case keysSearch
  case keysThese
  case keysOn
  case close

  // Objections.
  case objectionsLead
  case searchObjections
  case search
  case noObjections
  case objectionCount
  case foundCount
  case objectionsHere
  case objectionsElse
  case moreObjections
  case solution
  case sendAlong
  case copyText
  case copyFormatted
  case copyLink
  case copyLinkTo
  case ownPage
}

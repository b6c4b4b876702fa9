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

  // When something is due, as the plan says it.
  case planWeek
  case planWeeks
  case planDay
  case planWeeksBefore
  case planDaysBefore
  case planWeekAfter
  case planWeeksAfter
  case planAsNeeded
  case dayMedium

  // The list of mails.
  case mailsEmpty
  case mailCount
  case mailFilter
  case mailNoneFound
  case mailServedIn

  // A mail.
  case mailAbout
  case mailInbox
  case mailNoSender
  case mailTools
  case mailView
  case mailViewMail
  case mailViewBlocks
  case mailViewText
  case mailViewSource
  case mailWidth
  case mailWide
  case mailPhone
  case mailColors
  case mailSystem
  case mailLight
  case mailDark
  case mailBeside
  case mailBesideNothing
  case mailPictures
  case mailLeadsTo
  case mailLinks
  case mailUnused
  case mailNotes
  case mailShowPlace
  case mailDownload
  case mailCopyLink

  // Trying values.
  case tryValues
  case tryTitle
  case tryBack
  case tryShow
  case tryReset
  case tryResult
  case tryNoVariables
  case tryOptional
  case tryWrong
  case tryMissing
  case tryNone
  case tryTrue
  case tryFalse
  case tryAmount
  case tryCurrency
  case tryExpectText
  case tryExpectRange
  case tryExpectFrom
  case tryExpectUpTo
  case tryExpectInteger
  case tryExpectDecimal
  case tryExpectMoney
  case tryExpectDate
  case tryExpectInstant
  case tryExpectChoice
  case tryExpectAddress
  case tryExpectMail
  case tryExpectList
  case tryExpectTable
  case tryBranches
  case tryBranchesLead
  case tryNoBranches
  case tryNamed
  case tryUnreachable
  case tryValuesColumn
  case tryTextColumn
  case tryRows
}

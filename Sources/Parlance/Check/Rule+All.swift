extension Rule {
  /// All rules, in the order in which content is made: files, items, messages, playbooks.
  public static let all: [Rule] = [
    .unreadableFile, .misplacedFile, .invalidYAML, .invalidFrontMatter, .invalidSetting,
    .invalidCustomer, .invalidLocale, .undeclaredLocale, .unquotedText, .cutText,
    .missingTranslation, .emptyTranslation, .missingField, .missingLabel, .orphanTranslation,
    .untranslatedText, .placeholderText, .draftTranslation,
    .outdatedTranslation, .unrecordedSource, .unreviewedTranslation, .expiredContent,
    .expiringContent,
    .invalidMessage, .malformedFormat, .quotedPlaceholder, .strayBrace, .privateCharacter,
    .renderFailure, .mixedLanguage, .oversizedMail, .directionOverride,
    .missingPluralCategory, .superfluousPluralCategory, .flattenedPlural, .swappedOrdinal,
    .lostNumber, .literalNumber, .missingSelectCase, .unknownSelectCase, .unreachableBranch,
    .identicalBranches, .hashInMarkup, .overlyComplexMessage, .deprecatedChoice,
    .unknownVariable, .missingVariable, .extraVariable, .renamedVariable, .lostFormat,
    .hardCodedValue, .unshownVariable,
    .variableTypeMismatch,
    .invisibleCharacter, .unnormalizedText, .mismatchedQuotes, .foreignQuotes,
    .mismatchedBrackets, .strayWhitespace, .missingNonbreakingSpace, .endPunctuation,
    .repeatedWord, .foreignScript, .foreignLetters, .tooLong, .tooShort,
    .avoidedTerm, .missingTerm, .translatedName, .mixedRegister,
    .markupMismatch, .literalMarkup, .unsafeLink, .brokenLinkTarget, .rawHTML, .missingAlt,
    .subjectTooLong, .missingPreheader, .missingUnsubscribe,
    .unknownItem, .unusedItem,
    .unansweredObjection, .unreachableObjection, .emptyStep,
    .segmentGap, .unreachableMaterial, .timingWithoutClock, .timingAfterExpiry,
    .touchpointsOutOfOrder, .repeatedTouchpoint, .silenceGap,
    .unknownName, .unusedIgnore, .expiredIgnore,
  ]

  /// The rule of that ID.
  public static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}

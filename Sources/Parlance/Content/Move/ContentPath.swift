/// What a file of the repository is, by its path.
enum ContentPath: Hashable {
  /// `parlance.yaml`.
  case project
  /// `locales/de.yaml`.
  case locale(LocaleTag)
  /// `item.yaml` of an item.
  case itemSettings
  /// `playbook.yaml` of a playbook.
  case playbook
  /// The texts of an item or a playbook in a locale.
  case texts(ItemID, LocaleTag)

  /// Nil for a path that nothing is read from, or that names no items.
  init?(_ path: String) {
    if path == Project.fileName {
      self = .project
      return
    }
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last, let dot = last.lastIndex(of: ".") else { return nil }
    let tag = LocaleTag(String(last[..<dot]))
    let ending = last[last.index(after: dot)...]
    if parts.count == 2, parts[0] == "locales", ending == "yaml", let tag {
      self = .locale(tag)
      return
    }
    guard parts.count == 4, parts[0] == "content", let id = ItemID("\(parts[1])/\(parts[2])")
    else { return nil }
    if id.kind == .playbook, last == PlaybookReader.fileName {
      self = .playbook
    } else if id.kind != .playbook, last == ItemSettings.fileName {
      self = .itemSettings
    } else if let tag, ending == (id.kind == .playbook ? "yaml" : "md") {
      self = .texts(id, tag)
    } else {
      return nil
    }
  }

  /// The paths of all files of a repository that may name items, in order.
  static func all(below root: String) -> [String] {
    func entries(_ path: String) -> [Folder.Entry] {
      (try? Folder.entries(of: path, below: root)) ?? []
    }
    var paths = [Project.fileName] + entries("locales").map { "locales/\($0.name)" }
    for kind in ItemKind.allCases {
      let folder = "content/\(kind.folder)"
      for item in entries(folder) where item.kind == .folder {
        paths += entries("\(folder)/\(item.name)").map { "\(folder)/\(item.name)/\($0.name)" }
      }
    }
    return paths.filter { ContentPath($0) != nil }
  }
}

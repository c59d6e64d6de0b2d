internal import CLuaShim

/// What a script has changed of a record.
///
/// It is made once and filled again for each record of its layout, whose keys it remembers, and belongs to the thread of its state.
@safe
public final class LuaRecordChanges {
    let shim: UnsafeMutablePointer<luashim_changes>
    /// The keys of the layout.
    let keys: LuaReference

    /// Makes room for the changes of a layout.
    ///
    /// - Parameters:
    ///   - layout: The layout.
    ///   - unfetched: The indices of fields that no record is made with, for ``unfetched``.
    public init(_ layout: LuaRecordLayout, unfetched: [Int] = []) {
        keys = layout.keys
        unsafe shim = unsafe luashim_make_changes(Int32(layout.count))
        for index in unfetched { unsafe shim.pointee.is_unfetched?[index] = 1 }
    }

    deinit { unsafe luashim_free_changes(shim) }

    /// How many fields the changed ones in ``append(to:)`` are.
    public var changedCount: Int { Int(unsafe shim.pointee.count) }

    /// The bytes of all strings of the record, changed or not.
    public var textBytes: Int { unsafe shim.pointee.text_bytes }

    /// The index of a field that the record holds though no record is made with it; `nil` if there is none.
    public var unfetched: Int? {
        let index = unsafe shim.pointee.first_unfetched
        return index < 0 ? nil : Int(index)
    }

    /// The indices of fields that hold what has no form in bytes, such as a table that isn't the list that it was; see
    /// ``LuaState/field(_:of:)``.
    public var others: [Int] {
        let count = Int(unsafe shim.pointee.other_count)
        guard count > 0, let others = unsafe shim.pointee.others else { return [] }
        return unsafe UnsafeBufferPointer(start: others, count: count).map { Int($0) }
    }

    /// Appends the fields that hold something else, in any order, in the form of ``LuaRecordBytes`` but its count; those that are gone
    /// are absent.
    public func append(to bytes: inout [UInt8]) {
        let (start, count) = unsafe (shim.pointee.bytes, shim.pointee.byte_count)
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
}

@available(*, unavailable)
extension LuaRecordChanges: Sendable {}

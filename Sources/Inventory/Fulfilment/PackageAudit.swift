import ConnectorKit
import Storage

extension OrderMove.Kind {
  /// What the audit log says when somebody asks for it.
  var auditAction: AuditAction {
    switch self {
    case .picking: .packagePicking
    case .invoiced: .packageInvoiced
    case .unsupplied: .packageUnsupplied
    case .split: .packageSplit
    case .splitUnits: .packageSplitUnits
    case .boxes: .packageBoxes
    case .carrier: .packageCarrier
    case .warehouse: .packageWarehouse
    case .trackingNumber: .packageTrackingNumber
    case .ownDelivery: .packageOwnDelivery
    case .ownDeliveryDone: .packageOwnDeliveryDone
    case .ownReturnDone: .packageOwnReturnDone
    case .invoiceLink: .packageInvoiceLink
    case .label: .packageLabel
    }
  }
}
